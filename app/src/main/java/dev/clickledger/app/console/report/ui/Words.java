package dev.clickledger.app.console.report.ui;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.AdDirectory;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.contract.Verdict;
import java.util.Locale;
import java.util.Map;

/**
 * What people call the values of a dimension.
 *
 * @param scope whose ads and campaigns
 * @param ads knows their names
 * @param locale in which countries are named
 */
record Words(TenantScope scope, AdDirectory ads, Locale locale) {

    private static final Map<Verdict, String> VERDICTS = Map.of(
            Verdict.VALID, "Valid",
            Verdict.BAD_TOKEN, "Forged token",
            Verdict.EXPIRED_TOKEN, "Expired token",
            Verdict.MISSING_TOKEN, "Token missing",
            Verdict.INACTIVE_AD, "Ad not active",
            Verdict.PREFETCH, "Prefetch",
            Verdict.NON_BROWSER, "No browser",
            Verdict.BOT, "Robot",
            Verdict.DATACENTER, "Datacenter",
            Verdict.RATE, "Too many clicks");

    /** What one such value is called. */
    static String one(Dimension dimension) {
        return switch (dimension) {
            case CAMPAIGN -> "Campaign";
            case AD -> "Ad";
            case COUNTRY -> "Country";
            case DEVICE_CLASS -> "Device";
            case SOURCE -> "Source";
            case VERDICT -> "Verdict";
        };
    }

    /** What several are called. */
    static String many(Dimension dimension) {
        return switch (dimension) {
            case CAMPAIGN -> "Campaigns";
            case AD -> "Ads";
            case COUNTRY -> "Countries";
            case DEVICE_CLASS -> "Devices";
            case SOURCE -> "Sources";
            case VERDICT -> "Verdicts";
        };
    }

    String of(Dimension dimension, String value) {
        return switch (dimension) {
            case CAMPAIGN ->
                ads.campaigns(scope.tenantId()).stream()
                        .filter(campaign -> campaign.id().equals(value))
                        .map(Campaign::name)
                        .findFirst()
                        .orElse(value);
            case AD -> ads.ad(scope.tenantId(), value).map(Ad::name).orElse(value);
            case COUNTRY -> country(value);
            case DEVICE_CLASS -> capital(value);
            case SOURCE -> value.equals("OTHER") || value.equals("DIRECT") ? capital(value) : value;
            case VERDICT -> verdict(value);
        };
    }

    private String country(String code) {
        if (!code.matches("[A-Z]{2}") || code.equals("ZZ")) {
            return "Unknown";
        }
        return Locale.of("", code).getDisplayCountry(locale);
    }

    private static String verdict(String name) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equals(name)) {
                return VERDICTS.getOrDefault(verdict, capital(name));
            }
        }
        return name;
    }

    /** An enum's constant as a word. */
    private static String capital(String constant) {
        if (constant.isEmpty()) {
            return constant;
        }
        String lower = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
