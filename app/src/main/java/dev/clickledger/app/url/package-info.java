/**
 * Web addresses as browsers read them: the WHATWG URL standard for http and https, with hosts in the ASCII form of UTS 46.
 */
@NullMarked
package dev.clickledger.app.url;

import org.jspecify.annotations.NullMarked;
