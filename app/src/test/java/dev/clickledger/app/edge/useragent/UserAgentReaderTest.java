package dev.clickledger.app.edge.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentReaderTest {

    private static final Path DEMO = Path.of("../local-stack/src/main/resources/demo");
    private static final UserAgentReader READER = new UserAgentReader();
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";
    private static final String WEBVIEW = "Mozilla/5.0 (Linux; Android 15; SM-S911B Build/AP3A.240905.015.A2; wv)"
            + " AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/143.0.7499.34 Mobile Safari/537.36";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6_2 like Mac OS X)"
            + " AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22G100";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Linux; Android 15; CPH2665 Build/AP3A.240617.008; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/143.0.7499.34 Mobile Safari/537.36",
                IPHONE + " Safari/604.1 MetaIAB Facebook",
                WEBVIEW + " MetaIAB Facebook",
                WEBVIEW + " Viber/12.1.0.11",
                WEBVIEW + " WhatsApp/2.2587.9",
                CHROME + " WhatsApp/2.2587.9",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Code/1.99.3 Chrome/132.0.6834.210 Electron/34.3.2 Safari/537.36",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Cursor/3.0.12 Chrome/142.0.7444.265 Electron/39.8.1 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.41.105 Chrome/130.0.6723.191 Electron/33.3.1 Safari/537.36 Sonic Slack_SSB/4.41.105",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Notion/4.2.0 Chrome/130.0.6723.170 Electron/33.2.1 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) discord/1.0.9205 Chrome/134.0.6998.205 Electron/35.3.0 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Teams/25072.1611 Chrome/134.0.0.0 Edg/134.0.0.0 Safari/537.36",
                IPHONE
                        + " [FBAN/FBIOS;FBAV/520.0.0.38.101;FBBV/756351453;FBDV/iPhone14,2;FBMD/iPhone;FBSN/iOS;FBSV/18.6.2;FBSS/3;FBCR/;FBID/phone;FBLC/de_DE;FBOP/80]",
                WEBVIEW + " [FB_IAB/FB4A;FBAV/520.0.0.46.101;IABMV/1;]",
                IPHONE
                        + " Instagram 390.0.0.28.85 (iPhone14,2; iOS 18_6_2; de_DE; de; scale=3.00; 1170x2532; 766920075)",
                WEBVIEW
                        + " Instagram 390.0.0.43.81 Android (35/15; 480dpi; 1080x2115; samsung; SM-S911B; dm1q; qcom; de_DE; 766920206)",
                WEBVIEW
                        + " Barcelona 389.0.0.32.71 Android (35/15; 480dpi; 1080x2115; samsung; SM-S911B; dm1q; qcom; de_DE)",
                WEBVIEW
                        + " musical_ly_2024008010 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly app_version/40.8.1 ByteLocale/de-DE BytedanceWebview/d8a21c6",
                IPHONE
                        + " BytedanceWebview/d8a21c6 musical_ly_40.8.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/de",
                WEBVIEW + " Snapchat/13.50.0.44 (SM-S911B; Android 15#AP3A.240905.015.A2#35; gzip; )",
                IPHONE + " Snapchat/13.50.1.44 (iPhone14,2; iOS 18.6.2; gzip)",
                IPHONE + " [Pinterest/iOS]",
                WEBVIEW + " [Pinterest/Android]",
                IPHONE + " [LinkedInApp]/9.31.3516",
                WEBVIEW + " [LinkedInApp]",
                IPHONE + " Safari Line/15.13.0",
                WEBVIEW + " Line/15.13.1/IAB",
                WEBVIEW + ";KAKAOTALK 2610810 INAPP",
                WEBVIEW
                        + " MMWEBID/1214 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64 Weixin NetType/WIFI Language/de ABI/arm64",
                WEBVIEW + " Telegram-Android/11.14.1 (Samsung SM-S911B; Android 15; SDK 35; HIGH)",
                IPHONE + " GSA/380.0.788317806 Safari/604.1",
                WEBVIEW + " GoogleApp/16.30.59.ve.arm64 GSA/16.30",
                WEBVIEW + " Twitter for iPhone/11.20",
                WEBVIEW + " Reddit/2025.30",
                IPHONE + " DuckDuckGo/7 Safari/605.1.15",
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/143.0.0.0 Mobile DuckDuckGo/5 Safari/537.36",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; U; Android 14; de-de; 23078PND5G Build/UP1A.230905.011) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.6045.193 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.30.1-gn",
                "Mozilla/5.0 (Linux; Android 10; HarmonyOS; ELS-NX9; HMSCore 6.15.4.322) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.5735.196 HuaweiBrowser/16.0.4.303 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 9; KFTRWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/138.4.5 like Chrome/138.0.7204.179 Safari/537.36",
                "Mozilla/5.0 (X11; U; Linux x86_64; de-DE) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.61 Mobile Safari/537.36 Puffin/10.4.0.51691AP",
                "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 12; Cubot_Note_20 Build/SP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 7.0; M bot 54) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/78.0.3904.96 Mobile Safari/537.36",
                WEBVIEW + " AppName/Botswana_News",
                "Dalvik/2.1.0 (Linux; U; Android 14; SM-S911B Build/UP1A.231005.007)",
                "MyShop/7.1 CFNetwork/1498.700.2 Darwin/23.6.0",
                "Opera/9.80 (Android; Opera Mini/83.0.2254/191.384; U; de) Presto/2.12.423 Version/12.16",
                "Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5.1",
                "Nokia200/2.0 (11.81) Profile/MIDP-2.1 Configuration/CLDC-1.1",
                "BlackBerry9700/5.0.0.862 Profile/MIDP-2.1 Configuration/CLDC-1.1 VendorID/331",
                "Roku/DVP-14.5 (14.5.4.5934)",
            })
    void peopleArePeopleInWhateverAppTheyFollowALink(String text) {
        assertThat(READER.read(text).kind()).isEqualTo(UserAgent.Kind.BROWSER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; BrandNewBot/1.0; +https://robots.example/bot)",
                "SomeCrawler",
                "some-spider",
                "TikTok-Bot",
                "claude-web/1.0",
                "claude-code/1.0",
                "Claude-User/1.0",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0; +https://openai.com/bot)",
                "Mozilla/5.0 (compatible; SomebodysAssistant-User/1.0)",
                "FeedFetcher-Google",
                "googlebot",
                "GPTBOT/1.2",
                CHROME + " GoogleMessages/20.1",
                "Mozilla/5.0 (compatible) Bluesky Cardyb/1.1; +mailto:support@bsky.app",
                CHROME + " Bluesky Cardyb/1.1",
                "Quora-Link-Preview/1.0",
                "Bitrix link preview",
                WEBVIEW + " thirdLandingPageFeInfra",
                "Barracuda Sentinel (EE)",
                "WhatsApp/2.2587.9 W",
                "Viber/13.3.0.5 CFNetwork/1121.2.2 Darwin/19.3.0",
                "TelegramBot (like TwitterBot)",
                "facebookexternalhit/1.1",
                "my_site_scanner 2",
                "LinkValidator",
                "SomeMonitor/1.0",
                "UptimeThing/3",
                CHROME + " UnseenChecker/1.0",
                CHROME + " HeadlessChrome/143.0.0.0",
                CHROME + "; security@scanner.example",
                WEBVIEW + " (compatible; Bytespider; spider-feedback@bytedance.com)",
            })
    void whoeverSaysThatItIsARobotIsOne(String text) {
        assertThat(READER.read(text).kind()).isEqualTo(UserAgent.Kind.ROBOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "x",
                "null",
                "node",
                "Deno/2",
                "Bun/1",
                "RestSharp/106",
                "kube-probe/1.15",
                "ELB-HealthChecker/2.0",
                "go-http-client/1.1",
                "GO-HTTP-CLIENT/2.0",
                "Mozilla/5.0",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
                "curl/8.5.0",
                "Wget/1.21.4",
                "python-requests/2.32.3",
                "Python-urllib/3.12",
                "python-urllib3/2.2.1",
                "Java/25",
                "Java-http-client/25.0.1",
                "Apache-HttpClient/4.5.14 (Java/21)",
                "okhttp/4.12.0",
                "node-fetch/1.0",
                "axios/1.7.2",
                "PostmanRuntime/7.39",
                "k6/0.51.0 (https://k6.io/)",
                "\u00fcn\u00efc\u00f6d\u00e9",
            })
    void whoeverNamesNoBrowserIsAProgram(String text) {
        assertThat(READER.read(text).kind()).isEqualTo(UserAgent.Kind.LIBRARY);
    }

    @Test
    void noFrequentBrowserIsTakenForAnythingElse() throws IOException {
        assertThat(columns("browsers.tsv"))
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(READER.read(row[4]).kind()).isEqualTo(UserAgent.Kind.BROWSER));
    }

    @ParameterizedTest
    @MethodSource("robots")
    void declaredRobotsAreRobots(String text) {
        assertThat(READER.read(text).kind()).isEqualTo(UserAgent.Kind.ROBOT);
    }

    @Test
    void simulatedVisitorsKnowHowTheyAreRead() throws IOException {
        assertThat(Stream.concat(columns("browsers.tsv").stream(), columns("robots.tsv").stream()))
                .allSatisfy(row -> assertThat(READER.read(row[4]).device())
                        .as(row[4])
                        .isEqualTo(new Device(row[1], row[2], row[3])));
    }

    @Test
    void whatAVisitorMakesUpStaysShortAndPrintable() {
        Device device = READER.read("\u00e9" + "Ab\u0007c".repeat(100) + "Browser/1.0 (archiver)")
                .device();

        assertThat(List.of(device.deviceClass(), device.browser(), device.os()))
                .allSatisfy(text -> assertThat(text).matches("[ -~]{1,64}"));
    }

    private static Stream<String> robots() throws IOException {
        return columns("robots.tsv").stream().map(row -> row[4]);
    }

    private static List<String[]> columns(String file) throws IOException {
        return Files.readAllLines(DEMO.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
    }
}
