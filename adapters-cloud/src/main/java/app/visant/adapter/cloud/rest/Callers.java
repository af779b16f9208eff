package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Proof;
import app.visant.adapter.cloud.access.Standing;
import app.visant.adapter.cloud.access.Visitor;
import app.visant.adapter.cloud.security.JwtTokens;
import app.visant.domain.access.Actor;
import app.visant.domain.apikey.ApiKey;
import app.visant.domain.apikey.ApiKeySecret;
import app.visant.domain.apikey.AuthenticateProgram;
import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.platform.Mandates;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.platform.PlatformOnly;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.User;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds who is behind a token. Session and account are looked up anew each time, so that a log-out and a change of role
 * hold at once.
 * Safe for use by many threads.
 */
public final class Callers implements Standing {
    private static final String BEARER = "Bearer ";

    private final JwtTokens tokens;
    private final Sessions sessions;
    private final AuthenticateProgram programs;
    private final OutsidePeople outside;
    private final PlatformAdministrators administrators;
    private final Mandates mandates;
    private final InstantSource clock;
    private final HostCookie cookie;

    /** @param cookie of sessions in browsers */
    public Callers(
            JwtTokens tokens,
            Sessions sessions,
            AuthenticateProgram programs,
            OutsidePeople outside,
            PlatformAdministrators administrators,
            Mandates mandates,
            InstantSource clock,
            HostCookie cookie) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.programs = programs;
        this.outside = outside;
        this.administrators = administrators;
        this.mandates = mandates;
        this.clock = clock;
        this.cookie = cookie;
    }

    /** Who proved themselves by a request's header or by its session's cookie; for requests that only look. */
    public Optional<Visitor> find(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String session = cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(each -> each.getName().equals(cookie.name()))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
        return find(request.getHeader(HttpHeaders.AUTHORIZATION), session);
    }

    /** The token that is among a browser's cookies. */
    Optional<String> session(Map<String, ? extends jakarta.ws.rs.core.Cookie> cookies) {
        return cookie.in(cookies);
    }

    /** A header counts before a cookie, even if it proves nobody. */
    Optional<Visitor> find(@Nullable String authorization, @Nullable String session) {
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? proved(authorization.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return Optional.ofNullable(session).flatMap(this::verified);
    }

    /** Keys and tokens of issuers outside are sent in the header alone, since browsers send cookies by themselves. */
    private Optional<Visitor> proved(String secret) {
        Optional<ApiKeySecret> key = ApiKeySecret.parse(secret);
        return key.isPresent()
                ? key.flatMap(programs::authenticate).map(Callers::visitor)
                : verified(secret).or(() -> outside.find(secret));
    }

    private static Visitor visitor(ApiKey key) {
        return new Visitor(
                key.program(), new Proof.OfKey(key.id()), Objects.requireNonNullElse(key.endsAt(), Instant.MAX));
    }

    private Optional<Visitor> verified(String token) {
        return tokens.verify(token)
                .flatMap(proof -> sessions.person(proof.session(), clock.instant())
                        .filter(user -> user.id().equals(proof.user()))
                        .map(user -> visitor(user, proof.session(), proof.until())));
    }

    private Visitor visitor(User user, SessionId session, Instant until) {
        return mandates.find(session, clock.instant())
                .map(mandate -> new Visitor(
                        new Actor.Acting(user, mandate.organisation(), mandate.organisationName(), mandate.until()),
                        new Proof.OfMandate(session, mandate.organisation()),
                        until.isBefore(mandate.until()) ? until : mandate.until()))
                .orElseGet(() -> new Visitor(new Actor.Member(user), new Proof.OfSession(session), until));
    }

    /** @throws PlatformOnly if they don't stand above organisations */
    void requirePlatform(Caller caller) {
        if (!administrators.contains(caller.administrator().id())) {
            throw new PlatformOnly();
        }
    }

    /** Whether what is for administrators of the platform is for them. */
    public boolean standsAbove(Caller caller) {
        return !(caller.actor() instanceof Actor.Program)
                && administrators.contains(caller.administrator().id());
    }

    @Override
    public Set<Proof> ended(Set<Proof> proofs) {
        Set<SessionId> ofSessions = new HashSet<>();
        Set<ApiKeyId> ofKeys = new HashSet<>();
        Set<UserId> ofAccounts = new HashSet<>();
        Set<Proof.OfMandate> ofMandates = new HashSet<>();
        for (Proof proof : proofs) {
            switch (proof) {
                case Proof.OfSession(SessionId session) -> ofSessions.add(session);
                case Proof.OfKey(ApiKeyId key) -> ofKeys.add(key);
                case Proof.OfAccount(UserId user) -> ofAccounts.add(user);
                case Proof.OfMandate mandate -> ofMandates.add(mandate);
            }
        }
        Set<Proof> ended = new HashSet<>();
        ofMandates.stream().filter(this::isOver).forEach(ended::add);
        sessions.ended(ofSessions, clock.instant()).forEach(session -> ended.add(new Proof.OfSession(session)));
        programs.ended(ofKeys).forEach(key -> ended.add(new Proof.OfKey(key)));
        outside.gone(ofAccounts).forEach(user -> ended.add(new Proof.OfAccount(user)));
        return ended;
    }

    private boolean isOver(Proof.OfMandate proof) {
        return mandates.find(proof.session(), clock.instant())
                .filter(mandate -> mandate.organisation().equals(proof.organisation()))
                .isEmpty();
    }
}
