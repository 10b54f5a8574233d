package dev.clickledger.app.edge.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceClassTest {

    private static final UserAgentReader READER = new UserAgentReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        TV      | Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) Version/6.0 TV Safari/537.36
        TV      | Mozilla/5.0 (Linux; Android 9; AFTWMST22) AppleWebKit/537.36 (KHTML, like Gecko) Silk/98.6 Mobile Safari/537.36
        TV      | Mozilla/5.0 (Linux; Android 11; AFTKA Build/RS8101) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.1 like Chrome/120.0 Safari/537.36
        TV      | Mozilla/5.0 (Linux; Android 12; Google TV Build/STT2.230929.001) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36
        TV      | Mozilla/5.0 (Linux; Android 11; Android UHD TV Build/RTM9.220315.002) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36
        TV      | Mozilla/5.0 (Linux; Android 14; Chromecast Build/STTL.240508.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36
        TV      | Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0.4430.225 Safari/537.36 CrKey/1.56.500000 DeviceType/Chromecast
        TV      | Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.128 Safari/537.36 WebAppManager
        TV      | Mozilla/5.0 (Linux; Android 10; BRAVIA 4K UR2 Build/QTG3.200305.006) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0 Safari/537.36
        TV      | Mozilla/5.0 (Linux; Andr0id 9; BRAVIA 4K VH2) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/77.0 Safari/537.36 OPR/46.0 HbbTV/1.6.1
        TV      | Roku/DVP-14.5 (14.5.4.5934)
        TV      | Mozilla/5.0 (Linux; Android 9; MIBOX3 Build/PI) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0 Safari/537.36
        TV      | AppleCoreMedia/1.0.0.22K159 (Apple TV; U; CPU OS 18_1 like Mac OS X; de_de)
        TV      | Mozilla/5.0 (Linux; Android 9; Nokia Streaming Box 8000) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0 Safari/537.36
        TV      | Dalvik/2.1.0 (Linux; U; Android 9; AFTKA Build/PS7285)
        Console | Mozilla/5.0 (PlayStation; PlayStation 5/6.50) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.4 Safari/605.1.15
        Console | Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox Series X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 Safari/537.36 Edge/44.19041.4788
        Console | Mozilla/5.0 (Nintendo Switch; WifiWebAuthApplet) AppleWebKit/606.4 (KHTML, like Gecko) NF/6.0.1.15.4 NintendoBrowser/5.1.0.20393
        Tablet  | Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1
        Tablet  | Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Safari/537.36
        Tablet  | Mozilla/5.0 (Linux; Android 13; SM-T733; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/121.0 Mobile Safari/537.36
        Tablet  | Mozilla/5.0 (Android 14; Tablet; rv:140.0) Gecko/140.0 Firefox/140.0
        Tablet  | Mozilla/5.0 (Linux; Android 9; KFTRWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/138.4.5 like Chrome/138.0 Safari/537.36
        Tablet  | Mozilla/5.0 (X11; U; Linux armv7l like Android; en-us) AppleWebKit/531.2+ (KHTML, like Gecko) Version/5.0 Safari/533.2+ Kindle/3.0+
        Phone   | Opera/9.80 (Android; Opera Mini/83.0.2254/191.384; U; de) Presto/2.12.423 Version/12.16
        Phone   | Mozilla/5.0 (Linux; Android 15; SM-F956B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36
        Phone   | Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5.1
        Phone   | Nokia200/2.0 (11.81) Profile/MIDP-2.1 Configuration/CLDC-1.1
        Phone   | Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft; Lumia 950) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/52.0 Mobile Safari/537.36 Edge/15.15254
        Desktop | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15
        Desktop | Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0; Tablet PC 2.0)
        Desktop | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36
        Unknown | Dalvik/2.1.0 (Linux; U; Android 14; SM-S911B Build/UP1A.231005.007)
        Unknown | Mozilla/5.0 (X11; Linux x86_64; Quest 3) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/35.1 Chrome/126.0 VR Safari/537.36
        Unknown | Mozilla/5.0 (Linux; Android 12; Quest 2) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/31.2 Chrome/120.0 Mobile VR Safari/537.36
        Unknown | Mozilla/5.0 (X11; GNU/Linux) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.5414.119 Safari/537.36 Tesla/2024.8.9
        Unknown | Mozilla/5.0 (Linux; Android 13; SM-R930) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/21.0 Chrome/110.0 Mobile Safari/537.36
        Unknown | Something/1.0
        """)
    void deviceClassFollowsFromWordsAndElseFromTheSystem(String deviceClass, String text) {
        assertThat(READER.read(text).device().deviceClass()).isEqualTo(deviceClass);
    }
}
