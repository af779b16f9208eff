package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.rest.AccountsResource;
import app.visant.adapter.cloud.rest.Callers;
import app.visant.adapter.cloud.rest.ClaimLinks;
import app.visant.adapter.cloud.rest.TenancyApi;
import app.visant.domain.apikey.ManageApiKeys;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.device.ClaimDevice;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.DeviceBatches;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.Devices;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.device.TokenlessDevices;
import app.visant.domain.group.ManageGroups;
import app.visant.domain.group.NarrowMembers;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Previews;
import app.visant.domain.member.InvitePeople;
import app.visant.domain.member.ManageMembers;
import app.visant.domain.plan.RedeemCode;
import app.visant.domain.plan.ShowPlan;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.trigger.Triggers;
import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.views.common.ViewBundle;
import java.time.InstantSource;

/** Puts the pages into a server: call {@link #prepare} before it is configured, {@link #register} when its parts are there. */
public final class Dashboard {
    private Dashboard() {}

    /** What the pages show. */
    public record Sources(
            LogIn logIn,
            ManageMembers manageMembers,
            InvitePeople invitePeople,
            ShowPlan showPlan,
            ManageApiKeys manageApiKeys,
            RedeemCode redeemCode,
            AccountsResource.Uses accounts,
            Organisations organisations,
            AuditLog audit,
            Callers callers,
            TenancyApi.Platform platform,
            NarrowMembers narrowMembers,
            ManageGroups manageGroups,
            Devices devices,
            DeviceBatches batches,
            ClaimDevice claimDevice,
            TokenlessDevices tokenlessDevices,
            ClaimLinks claimLinks,
            ManageDevice manageDevice,
            ManageSettings manageSettings,
            DeviceReports reports,
            ConnectedDevices connected,
            Captures captures,
            Previews previews,
            Triggers triggers,
            Schedules schedules,
            InstantSource clock) {}

    public static void prepare(Bootstrap<?> bootstrap) {
        bootstrap.addBundle(new ViewBundle<>());
        bootstrap.addBundle(
                new AssetsBundle("/app/visant/cloud/dashboard/assets", "/ui/assets", null, "dashboard-assets"));
    }

    public static void register(JerseyEnvironment jersey, BrowserSessions sessions, Sources from) {
        jersey.register(new HomePage());
        jersey.register(
                new LoginPage(from.logIn(), sessions, from.accounts().signUp().isOpen()));
        jersey.register(new JoinPage(from.invitePeople(), sessions));
        jersey.register(new PlanPage(from.showPlan(), from.redeemCode()));
        jersey.register(new KeysPage(from.manageApiKeys(), from.clock()));
        jersey.register(new ActivatePage(from.claimDevice()));
        jersey.register(new BatchesPage(from.batches(), from.claimLinks()));
        jersey.register(new SignUpPage(from.accounts().signUp(), sessions));
        jersey.register(new ForgottenPasswordPages(from.accounts().forgotten(), sessions.addresses()));
        jersey.register(new VerifyPage(from.accounts().verify(), from.organisations()));
        jersey.register(new PeoplePage(
                from.manageMembers(),
                from.invitePeople(),
                from.accounts().profiles(),
                from.narrowMembers(),
                from.manageGroups()));
        jersey.register(new AuditPage(from.audit()));
        jersey.register(new PageFrame(from.callers()));
        TenancyApi.Platform platform = from.platform();
        jersey.register(new PlatformPage(platform.overview(), from.clock()));
        jersey.register(new PlatformOrganisationPage(
                platform.showOrganisation(), platform.actForOrganisation(), sessions.addresses(), from.clock()));
        jersey.register(new PlatformCodesPage(platform.manageCodes(), from.organisations()));
        jersey.register(new DevicesPage(
                from.devices(),
                from.tokenlessDevices(),
                from.manageGroups(),
                from.reports(),
                from.connected(),
                from.captures(),
                from.triggers(),
                from.clock()));
        jersey.register(new DevicePage(
                from.manageDevice(),
                from.manageSettings(),
                from.reports(),
                from.connected(),
                from.captures(),
                from.previews(),
                from.triggers(),
                from.schedules(),
                from.clock()));
    }
}
