package dev.clickledger.stack;

/** What a person needs once everything runs: addresses, logins, memory, how to stop. */
record Welcome(StackSettings settings) {

    static final String LAST_WORDS = "Stop with Ctrl-C or ./up --stop";

    String text(StackStatus status) {
        Ports ports = settings.ports();
        return """

                Clickledger is up.

                  dashboard   http://localhost:%d
                  an ad link  http://localhost:%d/c/acme-boots
                  Keycloak    http://localhost:%d   (admin / admin-demo)
                  Flink       http://localhost:%d
                  Pinot       http://localhost:%d

                  sign in as             password      sees
                  alice, aaron           NAME-demo     Acme's ads (editor, viewer)
                  gina, gus              NAME-demo     Globex' ads (editor, viewer)
                  root                   root-demo     the recounts of all (admin)

                  memory  %d MiB      logs  %s
                  %s
                """.formatted(
                        ports.of("console"),
                        ports.of("redirect"),
                        ports.of("keycloak"),
                        ports.of("flink"),
                        ports.of("pinot.controller"),
                        status.memoryMib(),
                        settings.data().resolve("logs"),
                        LAST_WORDS);
    }
}
