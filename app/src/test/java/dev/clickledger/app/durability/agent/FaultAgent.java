package dev.clickledger.app.durability.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the application under test while it is loaded. Whatever reads the time of day, the JDK and Kafka's client
 * included, gets it by way of {@link Faults}; time that only measures how long something takes stays right, as when
 * somebody sets a machine's clock.
 */
public final class FaultAgent implements ClassFileTransformer {

    private static final ClassDesc FAULTS = ClassDesc.of("dev.clickledger.app.durability.agent.Faults");
    private static final MethodTypeDesc LONG_TO_LONG = MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long);

    private final String heldClass;
    private final String heldMethod;

    private FaultAgent(String heldClass, String heldMethod) {
        this.heldClass = heldClass.replace('.', '/');
        this.heldMethod = heldMethod;
    }

    /** What to start a process with, so that the test can do it harm. */
    public static String option(Path jar, Path shared, @Nullable String holdAt) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", FaultAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            for (Class<?> part : new Class<?>[] {FaultAgent.class, Faults.class}) {
                String name = part.getName().replace('.', '/') + ".class";
                packed.putNextEntry(new JarEntry(name));
                try (var in = part.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(packed);
                }
            }
        }
        return "-javaagent:" + jar + "=" + jar + "," + shared + "," + (holdAt == null ? "#" : holdAt);
    }

    /** Sets the clock of a process that runs. */
    public static void setClock(Path shared, long offsetSeconds) throws IOException {
        Files.writeString(shared.resolve(Faults.CLOCK), Long.toString(offsetSeconds));
    }

    /** Whether the process stands at the point where it was to be held. */
    public static boolean holds(Path shared) {
        return Files.exists(shared.resolve(Faults.HELD));
    }

    /** Called by the virtual machine. Arguments: this agent's jar, a folder shared with the test, class#method. */
    public static void premain(String arguments, Instrumentation instrumentation)
            throws IOException, UnmodifiableClassException {
        String[] parts = arguments.split(",", 3);
        String[] point = parts[2].split("#", 2);
        // the JDK's own classes call it, too
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(parts[0]));
        Faults.begin(Path.of(parts[1]));
        instrumentation.addTransformer(new FaultAgent(point[0], point[1]), true);
        instrumentation.retransformClasses(Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(instrumentation::isModifiableClass)
                .filter(loaded -> loaded.getName().startsWith("java.time.")
                        || loaded.getName().startsWith("java.util."))
                .toArray(Class<?>[]::new));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        boolean held = heldClass.equals(name);
        if (name == null || name.startsWith("dev/clickledger/app/durability/") || !(held || mayReadTheTime(bytes))) {
            return null;
        }
        try {
            ClassFile file =
                    ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(
                                    loader == null ? ClassLoader.getSystemClassLoader() : loader)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            ClassModel model = file.parse(bytes);
            ClassTransform transform = ClassTransform.transformingMethodBodies(FaultAgent::wrongTime);
            if (held) {
                transform = ClassTransform.transformingMethodBodies(this::isHeld, holding())
                        .andThen(transform);
            }
            return file.transformClass(model, transform);
        } catch (RuntimeException | LinkageError e) {
            // the virtual machine would keep it to itself
            System.err.println("The agent cannot rewrite " + name + ": " + e);
            throw e;
        }
    }

    private boolean isHeld(MethodModel method) {
        return method.methodName().equalsString(heldMethod);
    }

    /** Holds a method before it does anything. No class of its own, which would belong to another class loader. */
    private static CodeTransform holding() {
        return CodeTransform.ofStateful(() -> {
            AtomicBoolean begun = new AtomicBoolean();
            return (code, element) -> {
                if (!begun.getAndSet(true)) {
                    code.invokestatic(FAULTS, "hold", ConstantDescs.MTD_void);
                }
                code.with(element);
            };
        });
    }

    private static void wrongTime(CodeBuilder code, CodeElement element) {
        code.with(element);
        if (element instanceof InvokeInstruction call) {
            if (call.owner().asInternalName().equals("java/lang/System")
                    && call.name().equalsString("currentTimeMillis")) {
                code.invokestatic(FAULTS, "millis", LONG_TO_LONG);
            } else if (call.owner().asInternalName().equals("jdk/internal/misc/VM")
                    && call.name().equalsString("getNanoTimeAdjustment")) {
                code.invokestatic(FAULTS, "nanos", LONG_TO_LONG);
            }
        }
    }

    /** A cheap look at the bytes, since most classes do not. */
    private static boolean mayReadTheTime(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains("currentTimeMillis") || text.contains("getNanoTimeAdjustment");
    }
}
