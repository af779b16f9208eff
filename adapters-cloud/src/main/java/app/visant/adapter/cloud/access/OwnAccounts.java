package app.visant.adapter.cloud.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The route is about passwords of ours, and what they prove: there is none of it where an issuer outside says who people are. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OwnAccounts {
    /** Whether the route is open all the same where the issuer takes passwords by way of us. */
    boolean elsewhereToo() default false;
}
