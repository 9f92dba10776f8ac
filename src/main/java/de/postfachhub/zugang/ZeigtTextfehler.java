package de.postfachhub.zugang;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page that shows at its inputs what is wrong with the texts of its request, and does nothing else then. It takes {@link Texteingaben}
 * as an argument, or finds the faults itself.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ZeigtTextfehler {}
