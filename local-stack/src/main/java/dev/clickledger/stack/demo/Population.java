package dev.clickledger.stack.demo;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Everyone who may click. A few click often, most rarely; a country's people click by its own time of day. */
public final class Population {

    private static final int PEOPLE_PER_COUNTRY = 4_000;
    private static final int ROBOTS = 40;

    private final long seed;
    private final List<Country> countries = Country.all();
    private final Weighted<UserAgent> browsers = new Weighted<>(UserAgent.browsers(), UserAgent::weight);
    private final Weighted<UserAgent> robots = new Weighted<>(UserAgent.robots(), UserAgent::weight);
    private final double shares = countries.stream().mapToDouble(Country::share).sum();

    /** The population that a seed gives. */
    public Population(long seed) {
        this.seed = seed;
    }

    /** How busy the world is at a time; 1 on average over a day. */
    double busyness(Instant time) {
        return countries.stream().mapToDouble(country -> country.busyness(time)).sum() / shares;
    }

    /** Someone who is awake. */
    Visitor person(Instant time, SplittableRandom random) {
        Country country = new Weighted<>(countries, home -> home.busyness(time)).at(random.nextDouble());
        double often = random.nextDouble();
        return person(country, (int) (often * often * PEOPLE_PER_COUNTRY));
    }

    /** The same person for the same number, wherever that number comes from. */
    public Visitor person(long number) {
        SplittableRandom own = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
        Country country = new Weighted<>(countries, Country::share).at(own.nextDouble());
        return new Visitor(address(country, own), country.code(), browsers.at(own.nextDouble()));
    }

    /** Something that follows links day and night. */
    Visitor robot(SplittableRandom random) {
        int number = random.nextInt(ROBOTS);
        SplittableRandom own = ownRandom("robot", number);
        Country home = countries.getFirst();
        return new Visitor(address(home, own), home.code(), robots.at(own.nextDouble()));
    }

    private Visitor person(Country country, int number) {
        SplittableRandom own = ownRandom(country.code(), number);
        return new Visitor(address(country, own), country.code(), browsers.at(own.nextDouble()));
    }

    private static String address(Country country, SplittableRandom own) {
        Network network = country.networks().get(own.nextInt(country.networks().size()));
        return network.address(own.nextLong());
    }

    private SplittableRandom ownRandom(String kind, int number) {
        return new SplittableRandom(seed ^ ((long) kind.hashCode() << 32 | number));
    }
}
