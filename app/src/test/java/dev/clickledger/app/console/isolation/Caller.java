package dev.clickledger.app.console.isolation;

import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.security.SigningKeycloak;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Everybody who can call. Things that a path names are acme's. */
enum Caller {
    NOBODY,
    VIEWER_OF_ACME,
    EDITOR_OF_ACME,
    VIEWER_OF_GLOBEX,
    EDITOR_OF_GLOBEX,
    ADMIN,
    /** A viewer whom no organization has for a member. */
    VIEWER_OF_NOBODY,
    READING_MACHINE_OF_ACME,
    EDITING_MACHINE_OF_ACME,
    READING_MACHINE_OF_GLOBEX,
    EDITING_MACHINE_OF_GLOBEX;

    boolean machine() {
        return name().contains("MACHINE");
    }

    boolean person() {
        return this != NOBODY && !machine();
    }

    boolean of(String tenant) {
        return name().endsWith("_OF_" + tenant.toUpperCase(Locale.ROOT));
    }

    boolean ofATenant() {
        return of("acme") || of("globex");
    }

    boolean edits() {
        return name().startsWith("EDIT");
    }

    /** Signed once: signing takes longer than most answers. */
    private static final Map<Caller, String> TOKENS = new ConcurrentHashMap<>();

    /** A request of theirs. People are signed in by the test's own annotations. */
    RequestSpecification asking() {
        RequestSpecification request = RestAssured.given().redirects().follow(false);
        return machine()
                ? request.header("Authorization", "Bearer " + TOKENS.computeIfAbsent(this, Caller::token))
                : request;
    }

    private String token() {
        return SigningKeycloak.tokenOfMachine(of("acme") ? "acme" : "globex", edits() ? Roles.EDITOR : Roles.VIEWER);
    }

    /** Names that must be in nothing that they are shown. */
    List<String> mayNotSee() {
        return this == ADMIN
                ? List.of()
                : Stream.of("acme", "globex").filter(tenant -> !of(tenant)).toList();
    }
}
