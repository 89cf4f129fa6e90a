"""Everything known becomes pages of Markdown with front matter."""
