/**
 * The role for people and programs that sign in: campaigns and ads, reports, recounts, exports, their pages and their API.
 * Nothing here takes clicks or knows how they are taken.
 */
@NullMarked
package dev.clickledger.app.console;

import org.jspecify.annotations.NullMarked;
