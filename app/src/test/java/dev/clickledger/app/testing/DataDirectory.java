package dev.clickledger.app.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files of a PostgreSQL: tables, write-ahead log and all the rest. */
public final class DataDirectory {

    private final TestPostgres postgres;
    private final Path folder;

    private DataDirectory(TestPostgres postgres, Path folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    /** Where that server keeps them. */
    public static DataDirectory of(TestPostgres postgres) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return new DataDirectory(postgres, Path.of(row.getString(1)));
        }
    }

    /** The files that hold these bytes as they are, in hexadecimal or in base 64, once all that is known is written. */
    public List<Path> filesWith(byte[] secret) throws SQLException, IOException {
        writeAll();
        List<byte[]> forms = forms(secret);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = content(file);
                if (forms.stream().anyMatch(form -> contains(content, form))) {
                    found.add(folder.relativize(file));
                }
            }
        }
        return found;
    }

    /** Also pages of tables that no checkpoint writes: so much else is read and written that they have to leave the memory. */
    private void writeAll() throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists filler (text text)");
            statement.execute("insert into filler select repeat('x', 1000) from generate_series(1, 3000)");
            statement.execute("create index on filler (md5(text))");
            statement.execute("drop table filler");
            statement.execute("checkpoint");
        }
    }

    private static List<byte[]> forms(byte[] secret) {
        String hex = HexFormat.of().formatHex(secret);
        List<byte[]> forms = new ArrayList<>();
        forms.add(secret);
        forms.add(hex.getBytes(StandardCharsets.US_ASCII));
        forms.add(hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        forms.add(Base64.getEncoder().withoutPadding().encode(secret));
        forms.add(Base64.getUrlEncoder().withoutPadding().encode(secret));
        return forms;
    }

    private static byte[] content(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            // deleted meanwhile
            return new byte[0];
        }
    }

    private static boolean contains(byte[] content, byte[] wanted) {
        int last = content.length - wanted.length;
        for (int start = 0; start <= last; start++) {
            int i = 0;
            while (i < wanted.length && content[start + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
