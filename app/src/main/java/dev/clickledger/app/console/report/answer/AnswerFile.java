package dev.clickledger.app.console.report.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A small file of answers that outlives the process. Each stands under everything that its question says, the tenant
 * first, so that no question finds another one's answer. What cannot be read any more counts as never kept.
 */
public final class AnswerFile {

    private static final Logger LOG = Logger.getLogger(AnswerFile.class);

    /** Goes up when answers change their shape. */
    private static final int SHAPE = 3;

    private static final int LONGEST = 300_000;

    private final Path path;
    private final int most;
    private final ObjectMapper json;
    private final Map<String, JsonNode> kept;

    public AnswerFile(Path path, int most, ObjectMapper json) {
        this.path = path;
        this.most = most;
        this.json = json;
        this.kept = load();
    }

    /** The answer that was kept before this process began; null when there is none. */
    <A> @Nullable ReportAnswer<A> read(ReportQuery<A> query) {
        JsonNode answer = kept.get(key(query));
        if (answer == null) {
            return null;
        }
        try {
            return ReportAnswer.fresh(
                    json.treeToValue(answer.path("value"), query.answerType()),
                    Instant.parse(answer.path("asOf").asText()));
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warnf(e, "An answer in %s is of no use", path);
            return null;
        }
    }

    /** Replaces the file by the newest of these answers, with those that were not asked again. */
    void write(LastGoodAnswers answers) {
        Map<String, JsonNode> wanted = new HashMap<>();
        answers.newest(most).forEach((query, answer) -> {
            // nobody looks at a chart of more than some 2,000 points, and the file is written as a whole
            if (AnswerSize.bytes(answer) <= LONGEST) {
                wanted.put(key(query), answer(answer));
            }
        });
        kept.entrySet().stream()
                .filter(entry -> !wanted.containsKey(entry.getKey()))
                .limit(Math.max(0, most - wanted.size()))
                .toList()
                .forEach(entry -> wanted.put(entry.getKey(), entry.getValue()));
        ObjectNode file = json.createObjectNode().put("shape", SHAPE);
        ObjectNode all = file.putObject("answers");
        wanted.forEach(all::set);
        replace(file);
    }

    /** Everything that the question says; quoted by JSON, so that no text in it can pass for another part. */
    private String key(ReportQuery<?> query) {
        Selection selection = query.selection();
        ArrayNode key = json.createArrayNode()
                .add(selection.scope().tenantId())
                .add(selection.period().toString())
                .add(selection.zone().getId());
        ObjectNode filters = key.addObject();
        selection.filters().values().forEach((dimension, values) -> {
            ArrayNode texts = filters.putArray(dimension.name());
            values.forEach(texts::add);
        });
        switch (query) {
            case ReportQuery.Series series -> {
                Dimension by = series.groupBy();
                key.add("series").add(series.granularity().name()).add(by == null ? "" : by.name());
                key.add(series.top());
                ArrayNode keys = key.addArray();
                series.keys().forEach(keys::add);
            }
            case ReportQuery.Leading leading ->
                key.add("leading").add(leading.by().name()).add(leading.atMost());
            case ReportQuery.Traits traits ->
                key.add("traits").add(traits.by().name()).add(traits.atMost());
            case ReportQuery.Lists lists -> key.add("lists").add(lists.atMost());
            case ReportQuery.TraitLists lists -> key.add("trait lists").add(lists.atMost());
        }
        return key.toString();
    }

    private JsonNode answer(ReportAnswer<?> answer) {
        ObjectNode node = json.createObjectNode().put("asOf", answer.asOf().toString());
        node.set("value", json.valueToTree(answer.value()));
        return node;
    }

    private Map<String, JsonNode> load() {
        Map<String, JsonNode> found = new HashMap<>();
        if (!Files.exists(path)) {
            return found;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            JsonNode file = json.readTree(in);
            if (file.path("shape").asInt() == SHAPE) {
                file.path("answers").properties().forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            }
            LOG.infof("Kept %d last good answers over the restart", found.size());
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "The last good answers in %s cannot be read; new ones will take their place", path);
        }
        return found;
    }

    /** In one move, so that a crash leaves the file before or the file after. */
    private void replace(JsonNode file) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path next = path.resolveSibling(path.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(next))) {
                json.writeValue(out, file);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + path + " failed", e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
