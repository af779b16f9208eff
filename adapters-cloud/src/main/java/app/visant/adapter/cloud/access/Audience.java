package app.visant.adapter.cloud.access;

import app.visant.domain.access.Permission;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;

/** Whom a route is for, as its annotation declares it. */
public sealed interface Audience {
    /** {@link Public}. */
    record Everybody() implements Audience {}

    /** {@link ForDevice}. */
    record Devices() implements Audience {}

    /** {@link ForPerson}: a member of an organisation, whatever their role, who asks for themselves. */
    record Person() implements Audience {}

    /** {@link Needs}. */
    record Callers(Permission permission) implements Audience {}

    /** {@link ForPlatform}: somebody who stands above organisations. */
    record Platform() implements Audience {}

    /** @throws IllegalStateException if the route declares nothing, or more than one thing */
    static Audience of(AnnotatedElement route) {
        List<Audience> declared = new ArrayList<>();
        if (route.isAnnotationPresent(Public.class)) {
            declared.add(new Everybody());
        }
        if (route.isAnnotationPresent(ForDevice.class)) {
            declared.add(new Devices());
        }
        if (route.isAnnotationPresent(ForPerson.class)) {
            declared.add(new Person());
        }
        if (route.isAnnotationPresent(ForPlatform.class)) {
            declared.add(new Platform());
        }
        Needs needs = route.getAnnotation(Needs.class);
        if (needs != null) {
            declared.add(new Callers(needs.value()));
        }
        if (declared.size() != 1) {
            throw new IllegalStateException(route + " must declare who may call it, by one of @Needs(Permission.…),"
                    + " @ForPerson, @ForPlatform, @ForDevice and @Public, and has " + declared.size() + " of them");
        }
        return declared.getFirst();
    }
}
