package dev.clickledger.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What another process asks the supervisor to restart. It passes as a file beside the stack's data: whoever may write there
 * may ask.
 *
 * @param component its name
 * @param debug whether it is to be open to a debugger from then on
 */
record RestartRequest(String component, boolean debug) {

    private static final String FOLDER = "requests";
    private static final String DEBUG = "debug";
    private static final String SUFFIX = ".restart";

    void leave(Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolve(FOLDER));
        Path draft = folder.resolve(component + ".draft");
        Files.writeString(draft, debug ? DEBUG : "");
        Files.move(draft, folder.resolve(component + SUFFIX), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What was asked for since the last time. */
    static List<RestartRequest> take(Path data) throws IOException {
        List<RestartRequest> requests = new ArrayList<>();
        Path folder = data.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    requests.add(new RestartRequest(
                            name.substring(0, name.length() - SUFFIX.length()),
                            Files.readString(file).equals(DEBUG)));
                    Files.delete(file);
                }
            }
        }
        return requests;
    }
}
