/**
 * What a request passes before anything else of the app sees it. {@link dev.clickledger.app.entrance.Entrance} rewrites
 * targets that browsers send and RFC 3986 does not know; what cannot be a request is answered and counted.
 */
@NullMarked
package dev.clickledger.app.entrance;

import org.jspecify.annotations.NullMarked;
