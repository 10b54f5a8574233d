package dev.clickledger.ui.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Measures a page as it is laid out. */
final class Layout {

    /** Elements that stick out to the right or left, unless something around them scrolls or cuts them off. */
    private static final String OVERFLOW = """
            async () => {
              await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
              const width = document.documentElement.clientWidth;
              const found = [];
              if (document.documentElement.scrollWidth > width) {
                found.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width} px`);
              }
              const contained = element => {
                for (let outer = element; outer && outer !== document.body; outer = outer.parentElement) {
                  const style = getComputedStyle(outer);
                  if (style.position === 'fixed' || style.visibility === 'hidden') return true;
                  if (outer !== element && style.overflowX !== 'visible') return true;
                }
                return false;
              };
              for (const element of document.body.querySelectorAll('*')) {
                const box = element.getBoundingClientRect();
                if (box.width < 2 || box.height < 2 || (box.right <= width + 1 && box.left >= -1)) continue;
                if (!contained(element)) found.push(`${element.localName}.${element.className}: ${box.left} to ${box.right}`);
              }
              return found;
            }
            """;

    private static final String BRIGHTNESS = """
            () => {
              const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
              canvas.fillRect(0, 0, 1, 1);
              const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
              return Math.round((red + green + blue) / 3);
            }
            """;

    private Layout() {}

    static List<String> overflow(Page page) {
        return ((List<?>) page.evaluate(OVERFLOW)).stream().map(String::valueOf).toList();
    }

    static int brightness(Page page) {
        return ((Number) page.evaluate(BRIGHTNESS)).intValue();
    }
}
