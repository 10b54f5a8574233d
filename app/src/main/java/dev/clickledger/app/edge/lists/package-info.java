/** The lists in the app's resources, which {@code app/lists/refresh} derives from published ones. */
@NullMarked
package dev.clickledger.app.edge.lists;

import org.jspecify.annotations.NullMarked;
