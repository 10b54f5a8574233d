/**
 * The API's description against the API: every call that it describes is sent and the answer compared with it, and
 * clients are generated from it, compiled and used.
 */
@NullMarked
package dev.clickledger.app.console.api.description;

import org.jspecify.annotations.NullMarked;
