/** The page about the platform itself: how fresh figures are, and how the job that counts is doing. */
@NullMarked
package dev.clickledger.app.console.system.ui;

import org.jspecify.annotations.NullMarked;
