package app.visant.adapter.cloud.rest;

import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Deed;
import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.Draft;
import app.visant.domain.audit.Who;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deeds as comma-separated values (RFC 4180), newest first, written while they are read. */
record AuditCsv(AuditLog log, ChainId chain, DeedFilter filter) implements StreamingOutput {
    static final String MEDIA_TYPE = "text/csv";

    private static final int AT_A_TIME = 500;
    private static final String HEAD = "number,at,who,who_kind,who_id,address,action,path,outcome,status,code,about";

    /** @param file the name under which browsers keep it */
    static Response answer(AuditLog log, ChainId chain, AuditWanted wanted, String file) {
        return Response.ok(new AuditCsv(log, chain, wanted.filter()), MEDIA_TYPE + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write((HEAD + "\r\n").getBytes(StandardCharsets.UTF_8));
        List<Deed> deeds = log.deeds(chain, filter, Long.MAX_VALUE, AT_A_TIME);
        while (!deeds.isEmpty()) {
            String lines = deeds.stream().map(AuditCsv::line).collect(Collectors.joining());
            out.write(lines.getBytes(StandardCharsets.UTF_8));
            deeds = log.deeds(chain, filter, deeds.getLast().entry().number(), AT_A_TIME);
        }
    }

    private static String line(Deed deed) {
        Draft draft = deed.entry().draft();
        Who who = draft.who();
        return Stream.of(
                        Long.toString(deed.entry().number()),
                        draft.at().toString(),
                        who.name(),
                        Words.of(who.kind()),
                        who.id(),
                        who.address(),
                        draft.action(),
                        draft.path(),
                        Words.of(deed.verdict()),
                        deed.outcome().status() == 0
                                ? ""
                                : Integer.toString(deed.outcome().status()),
                        deed.outcome().code(),
                        deed.facts().entrySet().stream()
                                .map(fact -> fact.getKey() + "=" + fact.getValue())
                                .collect(Collectors.joining(" ")))
                .map(AuditCsv::quoted)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe, which it takes for text. */
    private static String quoted(String field) {
        String text = !field.isEmpty() && "=+-@".indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
