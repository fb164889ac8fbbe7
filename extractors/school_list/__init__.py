"""The list of schools of article 9: running text, bullets or a table, over lines and pages."""
