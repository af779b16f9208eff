package app.visant.cloud;

import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.rest.AccountsResource;
import app.visant.adapter.cloud.rest.Callers;
import app.visant.adapter.cloud.rest.ClientAddresses;
import app.visant.adapter.cloud.rest.HostCookie;
import app.visant.adapter.cloud.rest.OutsidePeople;
import app.visant.adapter.cloud.rest.TenancyApi;
import app.visant.adapter.cloud.rest.TokenSettings;
import app.visant.adapter.cloud.security.Argon2idPasswordHashing;
import app.visant.adapter.cloud.security.GuestTickets;
import app.visant.adapter.cloud.security.JwtTokens;
import app.visant.adapter.cloud.security.LogInTickets;
import app.visant.adapter.cloud.security.SecretKeys;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.cloud.dashboard.BrowserSessions;
import app.visant.cloud.dashboard.ChoosePage;
import app.visant.cloud.dashboard.IssuerPage;
import app.visant.domain.account.ClearAbandonedSignUps;
import app.visant.domain.account.EditProfile;
import app.visant.domain.account.ForgottenPassword;
import app.visant.domain.account.SignUp;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.account.VerifyAddress;
import app.visant.domain.apikey.AuthenticateProgram;
import app.visant.domain.apikey.ManageApiKeys;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.PruneAuditLog;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.VerifyAuditLog;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.group.NarrowMembers;
import app.visant.domain.identity.RecognisePeople;
import app.visant.domain.kernel.Ids;
import app.visant.domain.limit.Limits;
import app.visant.domain.member.InvitePeople;
import app.visant.domain.member.ManageMembers;
import app.visant.domain.member.RecordReplaced;
import app.visant.domain.plan.ManageCodes;
import app.visant.domain.plan.RedeemCode;
import app.visant.domain.plan.ShowPlan;
import app.visant.domain.platform.ActForOrganisation;
import app.visant.domain.platform.ActingSessions;
import app.visant.domain.platform.AllotToOrganisation;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.platform.ShowOrganisation;
import app.visant.domain.session.ChangePassword;
import app.visant.domain.session.KeepSessions;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.BootstrapAdministrator;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.LogInPlaces;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.Users;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of the bill of materials that is about organisations and their people: who they are, and what proves them. */
final class Tenancy {
    private static final Logger LOG = LoggerFactory.getLogger(Tenancy.class);
    private final CloudConfiguration configuration;
    private final PostgresAdapters rows;
    private final Post post;
    private final Limits limits;
    private final Ids ids;
    private final InstantSource clock;

    private final Users users;
    private final AuditLog log;
    private final RecordDeeds record;
    private final ActForOrganisation act;
    private final PlatformAdministrators administrators;
    private final Argon2idPasswordHashing hashing;
    private final VerifiedPeople verified;
    private final SecretKeys tokenKeys;
    private final JwtTokens tokens;
    private final Sessions sessions;
    private final KeepSessions keep;
    private final RecognisePeople recognise;
    private final HostCookie cookie;
    private final ClientAddresses addresses;
    private final Callers callers;
    private final TenancyApi.UseCases use;
    private final TenancyApi.Platform platform;
    private final TenancyApi.Audit audit;
    private final BrowserSessions browsers;
    private final ChoosePage choose;

    /** Makes the first administrator, if there is nobody yet. */
    Tenancy(
            CloudConfiguration configuration,
            PostgresAdapters rows,
            Post post,
            Limits limits,
            Ids ids,
            InstantSource clock)
            throws IOException {
        this.configuration = configuration;
        this.rows = rows;
        this.post = post;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
        users = rows.users();
        log = rows.auditLog();
        record = new RecordDeeds(log, clock);
        act = new ActForOrganisation(rows.organisations(), rows.mandates(), record, clock);
        administrators = rows.platformAdministrators();
        hashing = new Argon2idPasswordHashing(ids);
        verified = new VerifiedPeople(rows.profiles());
        tokenKeys = configuration.tokenKeys().keys(ids);
        tokens = new JwtTokens(tokenKeys, clock);
        sessions = new ActingSessions(rows.sessions(), act, untold -> LOG.warn("Ended to act; told later", untold));
        keep = keepSessions();
        recognise = new RecognisePeople(rows.outsideIdentities(), users, hashing, record, ids, clock);
        cookie = HostCookie.session(configuration.http().isHttps());
        addresses = new ClientAddresses(configuration.http().behindProxy());
        callers = whoCalls();
        new FirstAdministrator(
                        new BootstrapAdministrator(rows.organisations(), users, hashing, ids, clock),
                        users,
                        administrators,
                        ids,
                        clock)
                .ensure(configuration);
        use = useCases();
        platform = aboveOrganisations();
        audit = new TenancyApi.Audit(log, new VerifyAuditLog(log, configuration.auditKept()), record, callers);
        browsers = new BrowserSessions(
                keep,
                tokens,
                configuration.tokens().session(),
                cookie,
                addresses,
                Issuers.waysIn(configuration),
                callers::find);
        choose = new ChoosePage(recognise, rows.organisations(), new GuestTickets(tokenKeys, clock), browsers);
    }

    private KeepSessions keepSessions() {
        CloudConfiguration.Lifetimes lifetimes = configuration.tokens();
        return new KeepSessions(
                sessions, new KeepSessions.Lifetimes(lifetimes.refresh(), lifetimes.session()), ids, clock);
    }

    private Callers whoCalls() {
        OutsidePeople outside = new OutsidePeople(Issuers.of(configuration.identity(), clock), recognise);
        return new Callers(
                tokens,
                sessions,
                new AuthenticateProgram(rows.apiKeys(), clock),
                outside,
                administrators,
                rows.mandates(),
                clock,
                cookie);
    }

    private TenancyApi.UseCases useCases() {
        LogIn logIn = Issuers.passwords(configuration.identity(), recognise, clock)
                .map(elsewhere -> new LogIn(elsewhere, rows.logInAttempts(), clock))
                .orElseGet(() -> new LogIn(users, hashing, rows.logInAttempts(), clock));
        return new TenancyApi.UseCases(
                logIn,
                keep,
                new ChangePassword(logIn, users, hashing, keep),
                new ManageMembers(users, rows.members()),
                invitePeople(),
                redeemCode(),
                new NarrowMembers(users, rows.narrowings()),
                new ShowPlan(rows.organisations(), rows.devices(), clock),
                new ManageApiKeys(rows.apiKeys(), verified, ids, clock),
                accounts());
    }

    private InvitePeople invitePeople() {
        return new InvitePeople(
                rows.organisations(),
                rows.invitations(),
                hashing,
                users,
                verified,
                rows.logInAttempts(),
                new RecordReplaced(record),
                post.mail(),
                configuration.http().publicUrl(),
                ids,
                clock);
    }

    private RedeemCode redeemCode() {
        ActivateDevice activate =
                new ActivateDevice(rows.devices(), new RequirePlan(rows.organisations(), clock), ids, clock);
        return new RedeemCode(verified, rows.redemptions(), activate, limits, clock);
    }

    private AccountsResource.Uses accounts() {
        URI publicUrl = configuration.http().publicUrl();
        VerifyAddress verify = new VerifyAddress(
                verified, rows.accountTokens(), rows.logInAttempts(), post.mail(), publicUrl, ids, clock);
        return new AccountsResource.Uses(
                new SignUp(
                        rows.signUps(),
                        hashing,
                        rows.logInAttempts(),
                        verify,
                        configuration.accounts().signUp(),
                        ids,
                        clock),
                new ForgottenPassword(
                        users,
                        rows.accountTokens(),
                        hashing,
                        rows.logInAttempts(),
                        post.mail(),
                        publicUrl,
                        post.later(),
                        ids,
                        clock),
                verify,
                new EditProfile(rows.profiles()));
    }

    private TenancyApi.Platform aboveOrganisations() {
        return new TenancyApi.Platform(
                administrators,
                rows.overview(),
                new ShowOrganisation(rows.overview(), rows.storageQuotas(), configuration.quota()),
                new AllotToOrganisation(rows.organisations(), rows.storageQuotas(), record),
                act,
                new ManageCodes(rows.activationCodes(), rows.redemptions(), ids, clock));
    }

    /** Finds who is behind a request. */
    Callers callers() {
        return callers;
    }

    TenancyApi.UseCases use() {
        return use;
    }

    /** What lies above organisations. */
    TenancyApi.Platform platform() {
        return platform;
    }

    /** Who did what. */
    TenancyApi.Audit audit() {
        return audit;
    }

    TenancyApi api() {
        return new TenancyApi(
                use,
                platform,
                audit,
                tokens,
                new TokenSettings(configuration.tokens().access(), cookie, addresses),
                Issuers.passwordsAre(configuration.identity()));
    }

    /** How browsers prove people. */
    BrowserSessions browsers() {
        return browsers;
    }

    /** Where people choose an invitation whom an issuer knows. */
    ChoosePage choose() {
        return choose;
    }

    /** Where people go who log in at an issuer outside; empty if there is none. */
    Optional<IssuerPage> issuer() {
        LogInPlaces places = new LogInPlaces(rows.logInAttempts(), clock);
        return Issuers.logIn(configuration, new LogInTickets(tokenKeys, clock), ids, clock)
                .map(each -> new IssuerPage(each, recognise, places, choose, browsers));
    }

    /** What is to be done once a minute. */
    List<Runnable> minutely() {
        return List.of(act::tellEnded);
    }

    /** What is to be done once a day. */
    List<Runnable> housekeeping() {
        return List.of(
                new ClearAbandonedSignUps(
                        rows.abandonedSignUps(), configuration.accounts().unverifiedKept(), record, clock),
                new PruneAuditLog(log, configuration.auditKept(), clock));
    }
}
