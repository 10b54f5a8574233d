/**
 * Who clicks, without keeping who: the address behind proxies, the country of it, and the salt of the day that turns both into
 * a visitor's id and is thrown away afterwards.
 */
@NullMarked
package dev.clickledger.app.edge.visitor;

import org.jspecify.annotations.NullMarked;
