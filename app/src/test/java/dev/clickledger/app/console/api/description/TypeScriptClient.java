package dev.clickledger.app.console.api.description;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A client in TypeScript, checked by the compiler in its strictest way. */
final class TypeScriptClient {

    private static final Path JAR = Path.of("target/client-generators/typescript.jar");

    private TypeScriptClient() {}

    /** What the compiler finds wrong with the sources in a folder, a line each; empty when nothing is. */
    static String errors(Path sources, Path compiler) throws IOException, JavetException {
        unpack(compiler);
        try (NodeRuntime node = V8Host.getNodeInstance().createV8Runtime()) {
            return node.getExecutor("""
                            const ts = require('%s/typescript.js');
                            const files = ts.sys.readDirectory('%s', ['.ts']);
                            const program = ts.createProgram(files, {
                              strict: true, noEmit: true, types: [],
                              target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022,
                              moduleResolution: ts.ModuleResolutionKind.Bundler,
                              lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
                            });
                            const errors = ts.getPreEmitDiagnostics(program).map(error =>
                              (error.file ? error.file.fileName + ': ' : '')
                                + ts.flattenDiagnosticMessageText(error.messageText, ' '));
                            if (files.length < 10) errors.push('there are only ' + files.length + ' files');
                            errors.join('\\n');
                            """.formatted(compiler.toAbsolutePath(), sources.toAbsolutePath()))
                    .executeString();
        }
    }

    private static void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                String name = Path.of(entry.getName()).getFileName().toString();
                if (name.equals("typescript.js") || name.matches("lib\\..*\\.d\\.ts|lib\\.d\\.ts")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, folder.resolve(name));
                    }
                }
            }
        }
    }
}
