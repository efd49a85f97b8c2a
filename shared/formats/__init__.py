"""What other programs read: calendars (RFC 5545), feeds (RFC 4287). Pure: values in, bytes out."""
