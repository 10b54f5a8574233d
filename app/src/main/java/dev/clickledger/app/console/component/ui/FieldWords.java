package dev.clickledger.app.console.component.ui;

/** Names of fields for people. */
public final class FieldWords {

    private FieldWords() {}

    public static String of(String field) {
        return switch (field) {
            case "campaignId" -> "Campaign";
            case "name" -> "Name";
            case "destination" -> "Destination";
            case "status" -> "Status";
            case "tokenRequired" -> "Token required";
            case "startsAt" -> "Starts";
            case "endsAt" -> "Ends";
            case "sources" -> "Sources";
            case "passThrough" -> "Passed on";
            case "ad_id" -> "Ad";
            case "version" -> "Version";
            case "role" -> "Role";
            case "file" -> "File";
            default -> field;
        };
    }
}
