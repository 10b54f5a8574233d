package dev.clickledger.ui.browser;

import dev.clickledger.ui.stack.StackExtension;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose methods are journeys: they may take the {@link Windows} of a browser and the
 * {@link dev.clickledger.ui.stack.RunningStack}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({StackExtension.class, JourneyExtension.class})
public @interface Journey {}
