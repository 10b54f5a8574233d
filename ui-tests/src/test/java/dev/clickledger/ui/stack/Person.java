package dev.clickledger.ui.stack;

/**
 * Somebody with an account.
 *
 * @param name what they sign in with
 * @param password what they prove it with
 */
public record Person(String name, String password) {

    /** Changes Acme's ads. */
    public static final Person ACME_EDITOR = demo("alice");

    /** Looks at Acme's ads. */
    public static final Person ACME_VIEWER = demo("aaron");

    /** Changes Globex' ads. */
    public static final Person GLOBEX_EDITOR = demo("gina");

    /** Looks at Globex' ads. */
    public static final Person GLOBEX_VIEWER = demo("gus");

    /** Runs the platform. */
    public static final Person ADMIN = demo("root");

    /** The name: the password stays out of reports. */
    @Override
    public String toString() {
        return name;
    }

    private static Person demo(String name) {
        return new Person(name, name + "-demo");
    }
}
