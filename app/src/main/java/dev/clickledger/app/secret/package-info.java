/** The secrets that whoever runs the app has to choose, looked at before anything else starts. */
@NullMarked
package dev.clickledger.app.secret;

import org.jspecify.annotations.NullMarked;
