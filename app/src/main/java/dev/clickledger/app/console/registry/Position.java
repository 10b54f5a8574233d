package dev.clickledger.app.console.registry;

/**
 * Where a list goes on: after the place that its last item has or had. Whether that item is still there, and whether it
 * has moved, does not matter.
 *
 * @param key by what items are sorted, of the last item
 * @param id the id of the last item, which tells items of the same key apart
 */
public record Position(String key, String id) {}
