package dev.clickledger.app.entrance;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** A request whose target was rewritten by {@link RequestTarget}; everything else is as it came. */
final class CleanRequest extends HttpServerRequestWrapper {

    private final String target;
    private final String path;
    private final @Nullable String query;

    CleanRequest(HttpServerRequest request, String target) {
        super((HttpServerRequestInternal) request);
        this.target = target;
        int question = target.indexOf('?');
        this.path = question < 0 ? target : target.substring(0, question);
        this.query = question < 0 ? null : target.substring(question + 1);
    }

    @Override
    public String uri() {
        return target;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public String absoluteURI() {
        return authority() == null ? target : scheme() + "://" + authority() + target;
    }

    @Override
    public MultiMap params(boolean semicolonIsNormalChar) {
        MultiMap params = MultiMap.caseInsensitiveMultiMap();
        new QueryStringDecoder(target, Charset.forName(getParamsCharset()), true, 1024, semicolonIsNormalChar)
                .parameters()
                .forEach(params::add);
        return params;
    }
}
