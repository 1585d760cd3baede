package io.github.cognitom2m.benchmark;

import io.github.cognitom2m.benchmark.Trial.Operation;
import io.github.cognitom2m.benchmark.Trial.Request;
import java.util.Locale;
import java.util.Map;

/** Bars, one for each contender and operation: how long a stack waits for a new process, its start and its request. */
final class Plot {
    private static final int BAR = 16;
    private static final int LINE = 22;
    private static final int LEFT = 150;
    private static final int WIDTH = 720;
    private static final int FOR_THE_NUMBER = 70;

    private final StringBuilder svg = new StringBuilder();
    private final double perMillisecond;
    private int y = 28;

    private Plot(double longest) {
        this.perMillisecond = (WIDTH - LEFT - FOR_THE_NUMBER) / longest;
    }

    /** An SVG that is readable on light and on dark ground. */
    static String of(Map<String, Trials> measured, String title) {
        double longest = measured.values().stream()
                .flatMap(trials -> Operation.ALL.stream().map(trials::wait))
                .max(Double::compare)
                .orElseThrow();
        Plot plot = new Plot(longest);
        for (Operation operation : Operation.ALL) {
            plot.text(0, operation + (operation == Operation.CREATE ? ": start and first request" : ""));
            measured.forEach((name, trials) -> plot.bar(name, operation, trials));
            plot.y += LINE / 2;
        }
        return plot.document(title);
    }

    private void bar(String name, Operation operation, Trials trials) {
        double start = trials.cold(operation, Request::start) * perMillisecond;
        double request = trials.cold(operation, Request::answered) * perMillisecond;
        text(12, name);
        y -= LINE;
        rectangle("start", LEFT, start);
        rectangle("request", LEFT + start, request);
        text(LEFT + start + request + 6, String.format(Locale.ROOT, "%.0f ms", trials.wait(operation)));
    }

    private void rectangle(String style, double x, double width) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.0f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                style,
                x,
                y,
                width,
                BAR));
    }

    private void text(double x, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%d\">%s</text>%n", x, y + BAR - 3, text));
        y += LINE;
    }

    private String document(String title) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
                <title>%3$s</title>
                <style>
                text { font: 13px sans-serif; fill: #1f2328 }
                .start { fill: #8c959f }
                .request { fill: #0969da }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .request { fill: #4493f8 } }
                </style>
                <text x="0" y="16">%3$s</text>
                %4$s</svg>
                """.formatted(WIDTH, y + LINE, title, svg);
    }
}
