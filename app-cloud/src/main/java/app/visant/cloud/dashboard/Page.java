package app.visant.cloud.dashboard;

import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import io.dropwizard.views.common.View;
import java.nio.charset.StandardCharsets;

/** What a page for somebody who is known shows, whatever else it shows: its frame asks for it. Public, since templates see no other methods. */
public abstract class Page extends View {
    private final Actor actor;
    private boolean above;
    private boolean passwords;

    /** @param template a file beside {@code page.ftlh} */
    Page(String template, Actor actor) {
        super("/app/visant/cloud/dashboard/" + template, StandardCharsets.UTF_8);
        this.actor = actor;
    }

    /** To be told before the page is written; until then nobody stands above organisations, nor has a password here. */
    final void frame(boolean standsAbove, boolean ownPasswords) {
        above = standsAbove;
        passwords = ownPasswords;
    }

    /** What the page of people is about for whoever looks. */
    public final String peopleWords() {
        String whom = may(Permission.MEMBERS_READ) ? "People" : "You";
        return passwords ? whom + " and password" : whom;
    }

    /** Whether whoever looks is an administrator of the platform. */
    public final boolean standsAbove() {
        return above;
    }

    /** Who looks. */
    public final String user() {
        return actor.name();
    }

    /** Whether whoever looks is an administrator of the platform who acts for the organisation. */
    public final boolean acting() {
        return actor instanceof Actor.Acting;
    }

    /** What the organisation is called that whoever looks acts for; empty if they act for none. */
    public final String actingFor() {
        return actor instanceof Actor.Acting acting ? acting.organisationName() : "";
    }

    public final String actingUntil() {
        return actor instanceof Actor.Acting acting ? acting.until().toString() : "";
    }

    /** Whether whoever looks may see who did what. */
    public final boolean readsAudit() {
        return may(Permission.AUDIT_READ);
    }

    /** Whether whoever looks may see what keys programs have. */
    public final boolean readsKeys() {
        return may(Permission.KEYS_READ);
    }

    /** Whether whoever looks may make devices. */
    public final boolean manufactures() {
        return may(Permission.DEVICES_MANUFACTURE);
    }

    /** Whether whoever looks may do this in their organisation. */
    final boolean may(Permission permission) {
        return Access.allows(actor, permission);
    }
}
