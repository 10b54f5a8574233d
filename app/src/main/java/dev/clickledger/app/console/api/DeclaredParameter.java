package dev.clickledger.app.console.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter as its endpoint declares it: what the description tells is what is accepted.
 *
 * @param type what it is read as
 * @param least the least number
 * @param most the greatest number
 */
record DeclaredParameter(Class<?> type, int least, int most) {

    /** Every parameter of an endpoint by its name. */
    static Map<String, DeclaredParameter> of(Method endpoint) {
        Map<String, DeclaredParameter> declared = new TreeMap<>();
        for (Parameter parameter : endpoint.getParameters()) {
            name(parameter, parameter.getName())
                    .ifPresent(name -> declared.put(name, of(parameter, parameter.getType())));
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(declared, parameter.getType());
            }
        }
        return declared;
    }

    /** Whether it may be sent more than once. */
    boolean repeatable() {
        return Collection.class.isAssignableFrom(type);
    }

    /** What is wrong with a value; empty when nothing is. */
    Optional<String> wrongWith(String value) {
        if (!RequestText.fits(value)) {
            return Optional.of(RequestText.RULE);
        }
        if (type == int.class || type == Integer.class) {
            return isNumber(value)
                    ? Optional.empty()
                    : Optional.of("must be a whole number from " + least + " to " + most);
        }
        return type != boolean.class || value.equals("true") || value.equals("false")
                ? Optional.empty()
                : Optional.of("must be true or false");
    }

    private boolean isNumber(String value) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void addFields(Map<String, DeclaredParameter> declared, Class<?> bean) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                name(field, field.getName()).ifPresent(name -> declared.put(name, of(field, field.getType())));
            }
        }
    }

    private static Optional<String> name(AnnotatedElement element, String otherwise) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) {
            return Optional.of(query.value());
        }
        RestQuery rest = element.getAnnotation(RestQuery.class);
        return rest == null ? Optional.empty() : Optional.of(rest.value().isEmpty() ? otherwise : rest.value());
    }

    private static DeclaredParameter of(AnnotatedElement element, Class<?> type) {
        Schema schema = element.getAnnotation(Schema.class);
        return new DeclaredParameter(
                type,
                bound(schema == null ? null : schema.minimum(), Integer.MIN_VALUE),
                bound(schema == null ? null : schema.maximum(), Integer.MAX_VALUE));
    }

    private static int bound(@Nullable String declared, int otherwise) {
        return declared == null || declared.isEmpty() ? otherwise : Integer.parseInt(declared);
    }
}
