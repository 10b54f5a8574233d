/**
 * Who asks and for whom: roles, and the tenant scope without which no figure can be asked for.
 */
@NullMarked
package dev.clickledger.app.console.security;

import org.jspecify.annotations.NullMarked;
