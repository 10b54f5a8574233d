/** What of the running stack others could reach: every socket that its processes listen on. */
@NullMarked
package dev.clickledger.stack.exposure;

import org.jspecify.annotations.NullMarked;
