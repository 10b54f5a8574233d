package dev.clickledger.stack;

/** Asks whether a component can do its work. */
@FunctionalInterface
interface Readiness {

    /**
     * True once it can. Called again every moment until then; what it throws counts as "not yet" and is shown when the
     * patience runs out.
     */
    boolean ready() throws Exception;
}
