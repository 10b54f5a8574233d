package dev.clickledger.stack;

/** Asks whether a component can do its work. */
@FunctionalInterface
interface Readiness {

    /**
     * True once it can. Called again every moment until then; what it throws counts as "not yet" and is shown when the
     * patience runs out.
     *
     * @throws IllegalStateException when it never can as things are: the component is given up with the message
     */
    boolean ready() throws Exception;
}
