package app.visant.cloud;

import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.mail.Links;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitationToken;
import app.visant.domain.member.InviteOwner;
import app.visant.domain.tenant.EmailAddress;
import java.time.InstantSource;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code invite-owner}: gives an organisation an owner that nobody is in any more. Only whoever has the machine may. */
final class InviteOwnerCommand extends InstallationCommand {
    private final InstantSource clock = InstantSource.system();

    InviteOwnerCommand() {
        super("invite-owner", "Shows a link by which somebody joins an organisation as its owner that nobody is in");
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser
                .addArgument("--organisation")
                .metavar("ID")
                .required(true)
                .help("as it stands on the page above organisations");
        subparser.addArgument("--email").metavar("ADDRESS").required(true).help("whose account it is to be");
    }

    @Override
    void run(Namespace arguments, CloudConfiguration configuration, Storage storage) {
        PostgresAdapters rows = new PostgresAdapters(storage.database().jdbi());
        InviteOwner invite = new InviteOwner(
                rows.organisations(),
                rows.members(),
                rows.invitations(),
                new RecordDeeds(rows.auditLog(), clock),
                new SecureIds(clock),
                clock);
        EmailAddress email = new EmailAddress(arguments.getString("email"));
        InvitationToken token = invite.invite(OrganisationId.parse(arguments.getString("organisation")), email);
        System.out.println("Give this link to " + email + ", within " + Invitation.LIFETIME.toDays() + " days:");
        System.out.println(Links.to(configuration.http().publicUrl(), "/ui/join", token.secret()));
    }
}
