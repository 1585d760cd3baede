package io.github.cognitom2m.emulator;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Writes the members of an answer as XML, and reads what little requests say in it.
 *
 * @param flat whether the items of a list repeat its own name, as in S3, or are {@code member} elements inside it
 */
public record Xml(boolean flat) {
    /** The dialect of the query protocol. */
    public static final Xml QUERY = new Xml(false);

    /** The dialect of S3. */
    public static final Xml FLAT = new Xml(true);

    /**
     * A document.
     *
     * @param namespace of the root element; none if it is empty
     * @param content a {@link Map} of members, a {@link List}, or a scalar
     */
    public String document(String root, String namespace, Object content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            if (!namespace.isEmpty()) {
                xml.writeDefaultNamespace(namespace);
            }
            content(xml, content);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** The texts of all elements of that name, in order. */
    public static List<String> texts(String document, String element) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            NodeList found = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(document)))
                    .getElementsByTagName(element);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> found.item(i).getTextContent().strip())
                    .toList();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw AwsError.of(
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
    }

    private void content(XMLStreamWriter xml, Object content) throws XMLStreamException {
        switch (content) {
            case Map<?, ?> members -> {
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    member(xml, String.valueOf(member.getKey()), member.getValue());
                }
            }
            case List<?> items -> {
                for (Object item : items) {
                    element(xml, "member", item);
                }
            }
            default -> xml.writeCharacters(String.valueOf(content));
        }
    }

    private void member(XMLStreamWriter xml, String name, Object value) throws XMLStreamException {
        if (flat && value instanceof List<?> items) {
            for (Object item : items) {
                element(xml, name, item);
            }
        } else {
            element(xml, name, value);
        }
    }

    private void element(XMLStreamWriter xml, String name, Object value) throws XMLStreamException {
        xml.writeStartElement(name);
        content(xml, value);
        xml.writeEndElement();
    }
}
