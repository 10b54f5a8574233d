package dev.clickledger.app.ad.ui;

/** Names of fields for people. */
final class FieldWords {

    private FieldWords() {}

    static String of(String field) {
        return switch (field) {
            case "campaignId", "campaign_id" -> "Campaign";
            case "name" -> "Name";
            case "destination" -> "Destination";
            case "status" -> "Status";
            case "tokenRequired", "token_required" -> "Token required";
            case "startsAt", "starts_at" -> "Starts";
            case "endsAt", "ends_at" -> "Ends";
            case "sources" -> "Sources";
            case "passThrough", "pass_through" -> "Passed on";
            case "ad_id" -> "Ad";
            case "version" -> "Version";
            case "role" -> "Role";
            case "file" -> "File";
            default -> field;
        };
    }
}
