package dev.clickledger.app.console.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.clickledger.app.console.csv.FormulaGuard;
import dev.clickledger.app.console.csv.Separator;
import dev.clickledger.app.console.export.ExportFile;
import dev.clickledger.app.console.security.PlatformScope;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/** The audit as CSV, the newest first. No connection is held while the reader is waited for. */
public final class AuditFile implements ExportFile {

    private static final int BLOCK = 1_000;
    private static final List<String> HEADER =
            List.of("id", "happened_at", "tenant", "person", "action", "object", "outcome", "detail");

    private final AuditLog audit;
    private final PlatformScope scope;
    private final AuditFilter filter;
    private final Separator separator;
    private List<AuditEntry> first = List.of();

    /** The entries of a filter. */
    public AuditFile(AuditLog audit, PlatformScope scope, AuditFilter filter, Separator separator) {
        this.audit = audit;
        this.scope = scope;
        this.filter = filter;
        this.separator = separator;
    }

    @Override
    public String name() {
        return "audit.csv";
    }

    @Override
    public long parts() {
        return first.size();
    }

    @Override
    public void prepare() {
        first = audit.read(scope, filter, Long.MAX_VALUE, BLOCK);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        CsvWriter csv = separator.begin(out);
        csv.writeRecord(HEADER);
        List<AuditEntry> block = first;
        while (!block.isEmpty()) {
            block.forEach(entry -> csv.writeRecord(line(entry)));
            block = block.size() < BLOCK
                    ? List.of()
                    : audit.read(scope, filter, block.getLast().id(), BLOCK);
        }
        csv.flush();
    }

    private static List<String> line(AuditEntry entry) {
        return Stream.of(
                        Long.toString(entry.id()),
                        entry.happenedAt().toString(),
                        entry.tenantId() == null ? "" : entry.tenantId(),
                        entry.person(),
                        entry.action(),
                        entry.object(),
                        entry.outcome().name(),
                        entry.detail())
                .map(FormulaGuard::shielded)
                .toList();
    }
}
