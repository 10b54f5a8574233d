package dev.clickledger.app.console.export;

import dev.clickledger.app.console.export.Exported.End;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers requests with files. One that cannot be finished breaks the connection off: a reader must not take a part for
 * the whole. To be called on a virtual thread, which waits for the reader.
 */
@ApplicationScoped
public class Downloads {

    /** Whose place a file of the platform takes. No tenant is called so. */
    public static final String PLATFORM = "(platform)";

    /** So many bytes are made in one turn. */
    private static final int BLOCK = 65_536;

    private final Places files;
    private final Places answers;
    private final Turns turns;
    private final Transfers transfers;
    private final Event<Exported> ends;
    private final CurrentUser user;
    private final LongAdder refused = new LongAdder();

    Downloads(
            ExportSettings settings,
            Transfers transfers,
            Event<Exported> ends,
            CurrentUser user,
            MeterRegistry metrics) {
        this.files = new Places(settings.perTenant(), settings.inAll());
        this.answers = new Places(settings.answersPerTenant(), settings.answersInAll());
        this.turns = new Turns(settings.turns(), settings.rest());
        this.transfers = transfers;
        this.ends = ends;
        this.user = user;
        metrics.gauge("clickledger.exports", List.of(), files, Places::taken);
        metrics.gauge("clickledger.exports.answers", List.of(), answers, Places::taken);
        metrics.more().counter("clickledger.exports.refused", List.of(), refused);
    }

    /** The places of files that are on their way. */
    Places files() {
        return files;
    }

    /**
     * Makes sure that there is room for an answer that is in memory as a whole, until it is given.
     *
     * @param tenantId whose place it takes
     */
    public void holdLongAnswer(String tenantId, RoutingContext exchange) {
        transfers.add(new Transfer(exchange.request(), place(answers, tenantId, "long answers")));
    }

    /**
     * The answer, unless too many files are on their way.
     *
     * @param tenantId whose place it takes
     */
    public Response answer(String tenantId, ExportFile file, RoutingContext exchange) {
        // whoever streams the file later is not known there any more
        String person = user.name();
        Transfer transfer = transfer(tenantId, file, exchange, person);
        transfers.add(transfer);
        transfer.begin();
        try {
            prepare(file, tenantId);
        } catch (RuntimeException e) {
            transfer.leave();
            end(tenantId, person, file, End.NOT_BEGUN);
            throw e;
        }
        Response.ResponseBuilder answer = Response.ok()
                .type("text/csv; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                .header("Accept-Ranges", "none")
                .header("Export-Parts", file.parts());
        if (exchange.request().method().equals(HttpMethod.HEAD)) {
            transfer.finish();
            return answer.build();
        }
        StreamingOutput content = out -> write(file, tenantId, person, out, transfer);
        return answer.entity(content).build();
    }

    private Transfer transfer(String tenantId, ExportFile file, RoutingContext exchange, String person) {
        try {
            return new Transfer(exchange.request(), place(files, tenantId, "files"));
        } catch (ProblemException e) {
            end(tenantId, person, file, End.NO_ROOM);
            throw e;
        }
    }

    private void end(String tenantId, String person, ExportFile file, End end) {
        ends.fire(new Exported(tenantId, person, file.name(), end));
    }

    private void prepare(ExportFile file, String tenantId) {
        turns.take(tenantId);
        try {
            file.prepare();
        } finally {
            turns.giveBack(tenantId);
        }
    }

    private void write(ExportFile file, String tenantId, String person, OutputStream out, Transfer transfer)
            throws IOException {
        End end = End.BROKEN_OFF;
        OutputStream blocks = new BufferedOutputStream(transfer.into(out, turns, tenantId), BLOCK);
        turns.take(tenantId);
        try {
            file.write(blocks);
            blocks.flush();
            end = End.WHOLE;
        } catch (RuntimeException | IOException e) {
            // before anybody can put the answer to a failure behind the lines
            transfer.breakOff();
            throw new IOException(file.name() + " cannot be read to the end", e);
        } finally {
            turns.giveBack(tenantId);
            transfer.finish();
            end(tenantId, person, file, end);
        }
    }

    private Places.Place place(Places places, String tenantId, String what) {
        return switch (places.take(tenantId)) {
            case Places.Place place -> place;
            case Places.Full(boolean ofTenant, int most) -> {
                refused.increment();
                throw (ofTenant
                                ? Problem.of(
                                        "too-many-exports",
                                        "Too many exports",
                                        429,
                                        "An organization may take " + most + " " + what + " at once. Wait until one is"
                                                + " done, then ask again.")
                                : Problem.unavailable(
                                        "As many " + what + " are on their way as can be. Try again in a" + " minute."))
                        .exception();
            }
        };
    }
}
