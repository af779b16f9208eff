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
import app.visant.adapter.cloud.security.IssuerLogIn;
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
import app.visant.domain.apikey.ApiKeys;
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
import app.visant.domain.platform.Mandates;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.platform.ShowOrganisation;
import app.visant.domain.session.ChangePassword;
import app.visant.domain.session.KeepSessions;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.BootstrapAdministrator;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.LogInPlaces;
import app.visant.domain.tenant.PasswordHashing;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.Users;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The part of the bill of materials that is about organisations and their people: who they are, and what proves them.
 *
 * @param callers finds who is behind a request
 * @param platform what lies above organisations
 * @param browsers how browsers prove people
 * @param issuer where people go who log in at an issuer outside; empty if there is none
 * @param choose where people choose an invitation whom an issuer knows
 * @param audit who did what
 * @param minutely what is to be done once a minute
 * @param housekeeping what is to be done once a day
 */
record Tenancy(
        Callers callers,
        TenancyApi.UseCases use,
        TenancyApi.Platform platform,
        TenancyApi api,
        BrowserSessions browsers,
        Optional<IssuerPage> issuer,
        ChoosePage choose,
        TenancyApi.Audit audit,
        List<Runnable> minutely,
        List<Runnable> housekeeping) {
    /** Makes the first administrator, if there is nobody yet. */
    static Tenancy of(
            CloudConfiguration configuration,
            PostgresAdapters rows,
            Post post,
            Limits limits,
            Ids ids,
            InstantSource clock)
            throws IOException {
        Users users = rows.users();
        AuditLog log = rows.auditLog();
        RecordDeeds record = new RecordDeeds(log, clock);
        Mandates mandates = rows.mandates();
        ActForOrganisation act = new ActForOrganisation(rows.organisations(), mandates, record, clock);
        Sessions sessions = new ActingSessions(rows.sessions(), act);
        PlatformAdministrators administrators = rows.platformAdministrators();
        Argon2idPasswordHashing hashing = new Argon2idPasswordHashing(ids);
        SecretKeys tokenKeys = configuration.tokenKeys().keys(ids);
        JwtTokens tokens = new JwtTokens(tokenKeys, clock);
        CloudConfiguration.Lifetimes lifetimes = configuration.tokens();
        KeepSessions keep = new KeepSessions(
                sessions, new KeepSessions.Lifetimes(lifetimes.refresh(), lifetimes.session()), ids, clock);
        ApiKeys keys = rows.apiKeys();
        RecognisePeople recognise = new RecognisePeople(rows.outsideIdentities(), users, hashing, record, ids, clock);
        LogIn logIn = Issuers.passwords(configuration.identity(), recognise, clock)
                .map(elsewhere -> new LogIn(elsewhere, rows.logInAttempts(), clock))
                .orElseGet(() -> new LogIn(users, hashing, rows.logInAttempts(), clock));
        OutsidePeople outside = new OutsidePeople(Issuers.of(configuration.identity(), clock), recognise);
        HostCookie cookie = HostCookie.session(configuration.http().isHttps());
        Callers callers = new Callers(
                tokens,
                sessions,
                new AuthenticateProgram(keys, clock),
                outside,
                administrators,
                mandates,
                clock,
                cookie);
        new FirstAdministrator(
                        new BootstrapAdministrator(rows.organisations(), users, hashing, ids, clock),
                        users,
                        administrators,
                        ids,
                        clock)
                .ensure(configuration);

        TenancyApi.UseCases use = new TenancyApi.UseCases(
                logIn,
                keep,
                new ChangePassword(logIn, users, hashing, keep),
                new ManageMembers(users, rows.members()),
                new InvitePeople(
                        rows.organisations(),
                        rows.invitations(),
                        hashing,
                        new VerifiedPeople(rows.profiles()),
                        rows.logInAttempts(),
                        new RecordReplaced(record),
                        post.mail(),
                        configuration.http().publicUrl(),
                        ids,
                        clock),
                new RedeemCode(
                        new VerifiedPeople(rows.profiles()),
                        rows.redemptions(),
                        new ActivateDevice(rows.devices(), new RequirePlan(rows.organisations(), clock), ids, clock),
                        limits,
                        clock),
                new NarrowMembers(users, rows.narrowings()),
                new ShowPlan(rows.organisations(), rows.devices(), clock),
                new ManageApiKeys(keys, new VerifiedPeople(rows.profiles()), ids, clock),
                accounts(configuration, rows, post, hashing, ids, clock));
        TenancyApi.Platform platform = new TenancyApi.Platform(
                administrators,
                rows.overview(),
                new ShowOrganisation(rows.overview(), rows.storageQuotas(), configuration.quota()),
                new AllotToOrganisation(rows.organisations(), rows.storageQuotas(), record),
                act,
                new ManageCodes(rows.activationCodes(), rows.redemptions(), ids, clock));
        TenancyApi.Audit audit =
                new TenancyApi.Audit(log, new VerifyAuditLog(log, configuration.auditKept()), record, callers);
        ClientAddresses addresses = new ClientAddresses(configuration.http().behindProxy());
        Optional<IssuerLogIn> issuer = Issuers.logIn(configuration, new LogInTickets(tokenKeys, clock), ids, clock);
        BrowserSessions browsers = new BrowserSessions(
                keep, tokens, lifetimes.session(), cookie, addresses, Issuers.waysIn(configuration), callers::find);
        ChoosePage choose =
                new ChoosePage(recognise, rows.organisations(), new GuestTickets(tokenKeys, clock), browsers);
        return new Tenancy(
                callers,
                use,
                platform,
                new TenancyApi(
                        use,
                        platform,
                        audit,
                        tokens,
                        new TokenSettings(lifetimes.access(), cookie, addresses),
                        Issuers.passwordsAre(configuration.identity())),
                browsers,
                issuer.map(each -> new IssuerPage(
                        each, recognise, new LogInPlaces(rows.logInAttempts(), clock), choose, browsers)),
                choose,
                audit,
                List.of(act::tellEnded),
                List.of(
                        new ClearAbandonedSignUps(
                                rows.abandonedSignUps(),
                                configuration.accounts().unverifiedKept(),
                                record,
                                clock),
                        new PruneAuditLog(log, configuration.auditKept(), clock)));
    }

    private static AccountsResource.Uses accounts(
            CloudConfiguration configuration,
            PostgresAdapters rows,
            Post post,
            PasswordHashing hashing,
            Ids ids,
            InstantSource clock) {
        URI publicUrl = configuration.http().publicUrl();
        VerifyAddress verify = new VerifyAddress(
                new VerifiedPeople(rows.profiles()),
                rows.accountTokens(),
                rows.logInAttempts(),
                post.mail(),
                publicUrl,
                ids,
                clock);
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
                        rows.users(),
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
}
