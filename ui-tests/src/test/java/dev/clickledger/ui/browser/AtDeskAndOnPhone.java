package dev.clickledger.ui.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journey that people make at a desk and on a phone: it takes the {@link Look} first. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource(
        value = Look.class,
        names = {"DESKTOP_LIGHT", "PHONE_DARK"})
public @interface AtDeskAndOnPhone {}
