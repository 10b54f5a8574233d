/**
 * Who may open what, tried on everything that the running app has: pages, channels of open pages, endpoints and other
 * paths. Each is found from the app itself and must stand in a table of its test, so that what is new makes the test fail
 * until somebody says who may open it.
 */
@NullMarked
package dev.clickledger.app.console.isolation;

import org.jspecify.annotations.NullMarked;
