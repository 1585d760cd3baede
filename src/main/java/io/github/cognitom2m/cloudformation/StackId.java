package io.github.cognitom2m.cloudformation;

/** The ARN of a stack: {@code arn:<partition>:cloudformation:<region>:<account>:stack/<name>/<guid>}. */
public record StackId(String arn) {

    /** Refuses, with an {@link IllegalArgumentException}, anything but the ARN of a stack. */
    public StackId {
        String[] parts = arn.split(":", -1);
        boolean sound = parts.length == 6
                && parts[0].equals("arn")
                && parts[1].startsWith("aws")
                && parts[2].equals("cloudformation")
                && !parts[3].isEmpty()
                && !parts[4].isEmpty();
        String[] resource = sound ? parts[5].split("/", -1) : new String[0];
        if (resource.length != 3 || !resource[0].equals("stack") || resource[1].isEmpty() || resource[2].isEmpty()) {
            throw new IllegalArgumentException("not the ARN of a stack");
        }
    }

    public String partition() {
        return part(1);
    }

    public String region() {
        return part(3);
    }

    public String account() {
        return part(4);
    }

    public String stackName() {
        return part(5).split("/", -1)[1];
    }

    /** Whether both are, or were, the stack of this name in this account and Region. */
    public boolean sameNameAs(StackId other) {
        return account().equals(other.account())
                && region().equals(other.region())
                && stackName().equals(other.stackName());
    }

    /** Whether the stack is in the account and Region that the ARN names. */
    boolean isInPlaceOf(String otherArn) {
        String[] parts = otherArn.split(":", -1);
        return parts.length > 4 && parts[3].equals(region()) && parts[4].equals(account());
    }

    @Override
    public String toString() {
        return arn;
    }

    private String part(int index) {
        return arn.split(":", -1)[index];
    }
}
